// Runs before the first paint, so that a chosen theme never flashes. A file of its own: the page allows no inline scripts.
try {
  const theme = localStorage.getItem('tutum.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  for (const look of ['density', 'contrast']) {
    const chosen = localStorage.getItem(`tutum.${look}`)
    if (chosen === 'compact' || chosen === 'more') document.documentElement.dataset[look] = chosen
  }
  const language = localStorage.getItem('tutum.language')
  if (language) document.documentElement.lang = language
} catch {
  // Storage may be closed to us; the system's theme holds.
}
