// Before the first paint, so that a forced theme does not flash. Without ?theme= the system decides.
const theme = new URLSearchParams(location.search).get('theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme
