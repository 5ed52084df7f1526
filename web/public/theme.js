// Runs before the first paint, so that a chosen theme never flashes. A file of its own: the page allows no inline scripts.
try {
  const theme = localStorage.getItem('tutum.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const language = localStorage.getItem('tutum.language')
  if (language) document.documentElement.lang = language
} catch {
  // Storage may be closed to us; the system's theme holds.
}
