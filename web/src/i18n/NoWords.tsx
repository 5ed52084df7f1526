/** No language came, so it speaks all of them. */
const sentences = [
  { lang: 'ru', text: 'Панель не загрузилась. Проверьте интернет и обновите страницу.', reload: 'Обновить' },
  { lang: 'ky', text: 'Панель жүктөлгөн жок. Интернетти текшерип, баракты жаңыртыңыз.', reload: 'Жаңыртуу' },
  {
    lang: 'en',
    text: 'The panel did not load. Check the connection and reload the page.',
    reload: 'Reload',
  },
]

export function NoWords() {
  return (
    <main className="p-6 max-w-[28rem]">
      <div className="flex flex-col items-start gap-5" role="alert">
        {sentences.map(({ lang, text, reload }) => (
          <div key={lang} lang={lang} className="flex flex-col items-start gap-2">
            <p className="text-ink">{text}</p>
            <button type="button" className="btn" onClick={() => location.reload()}>
              {reload}
            </button>
          </div>
        ))}
      </div>
    </main>
  )
}
