/** @typedef {Node | string | null | undefined} Child */

/** Makes an element. Functions become listeners, true and false set or leave out an attribute.
 *  Words always go in as text, never as markup.
 *  @param {string} tag
 *  @param {Record<string, string | boolean | ((event: Event) => void)>} [attributes]
 *  @param {...Child} children */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined))
  return element
}

/** Changes the words of an element only when they differ, so that a reader is not told twice.
 *  @param {Element} element
 *  @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text
}
