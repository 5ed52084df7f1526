import type { OutboundTemplate, Parameter, SentButton, SentHeader } from './fill.ts'

/** The `template` of a message to WhatsApp: components only for what has values. */
export function templateBody({ name, language, header, body, buttons = [] }: OutboundTemplate): object {
  const components = [
    ...(header ? [{ type: 'header', parameters: headerParameters(header) }] : []),
    ...(body.length > 0 ? [{ type: 'body', parameters: body.map(textParameter) }] : []),
    ...buttons.map(buttonComponent),
  ]
  return {
    name,
    language: { code: language, policy: 'deterministic' },
    ...(components.length > 0 ? { components } : {}),
  }
}

/** A named variable's parameter says its name; a positional one must not. */
const textParameter = ({ name, text }: Parameter): object => ({
  type: 'text',
  ...(name === undefined ? {} : { parameter_name: name }),
  text,
})

function headerParameters(header: SentHeader): object[] {
  if (header.kind === 'text') return header.parameters.map(textParameter)
  if (header.kind === 'location') {
    const { latitude, longitude, name, address } = header
    return [{ type: 'location', location: { latitude, longitude, name, address } }]
  }
  const { kind, link, filename } = header
  return [{ type: kind, [kind]: { link, ...(filename && kind === 'document' ? { filename } : {}) } }]
}

function buttonComponent({ index, kind, value }: SentButton): object {
  const parameter =
    kind === 'url'
      ? { type: 'text', text: value }
      : kind === 'copy_code'
        ? { type: 'coupon_code', coupon_code: value }
        : { type: 'payload', payload: value }
  return { type: 'button', sub_type: kind, index: String(index), parameters: [parameter] }
}
