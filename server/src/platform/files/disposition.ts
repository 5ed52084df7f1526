// Shown in place; anything else, above all what could carry script, is a download.
const shown = /^(image\/(png|jpeg|webp|gif|avif)|audio\/[\w.+-]+|video\/[\w.+-]+)$/

/** The header Content-Disposition (RFC 6266) for a file of this type, with the name it is saved under. */
export function dispositionOf(type: string, name: string | undefined): string {
  const how = shown.test(type) ? 'inline' : 'attachment'
  const clean = harmless(cleanName(name ?? ''), type)
  if (!clean) return how
  const ascii = clean.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded(clean)}`
}

// Invisible and direction-turning characters would let “fdp.exe” read as “exe.pdf”; separators would leave the folder.
const cleanName = (name: string) =>
  name
    .toWellFormed()
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')

// Endings that a computer runs or opens as a page when the file is double-clicked.
const opened =
  /\.(app|apk|application|appref-ms|bat|chm|cmd|com|command|cpl|desktop|dll|dmg|exe|gadget|hta|html?|inf|jar|js|jse|library-ms|lnk|mht|mhtml|msc|msi|msp|pif|pkg|ps1|psm1|pyw?|rdp|reg|scf|scr|sct|search-ms|settingcontent-ms|sh|svgz?|theme|url|vbe?|vbs|wsc|wsf|wsh?|xht|xhtml|xml)$/i

const harmless = (name: string, type: string) =>
  opened.test(name) ? `${name}.${type === 'text/plain' ? 'txt' : 'bin'}` : name

const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
