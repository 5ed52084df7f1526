export const look = {
  density: 'Плотность',
  densityUsual: 'Просторно',
  densityOn: 'Плотно',
  contrast: 'Контраст',
  contrastUsual: 'Обычный',
  contrastOn: 'Высокий',
}
