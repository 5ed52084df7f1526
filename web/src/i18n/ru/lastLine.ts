export const lastLine = {
  heard: '«{words}»',
}
