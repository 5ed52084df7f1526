import { Problem, problemOf } from './client.ts'

export interface Sending<Answer> {
  answer: Promise<Answer>
  cancel: () => void
}

/** Sends a file as bytes and tells how far it is, from 0 to 1. The answer rejects with a Problem. */
export function sendFile<Answer>(
  path: string,
  file: Blob,
  onProgress: (share: number) => void,
): Sending<Answer> {
  const request = new XMLHttpRequest()
  const answer = new Promise<Answer>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as Answer)
      else reject(problemOf(request.status, body))
    }
    request.onerror = () => reject(new Problem(0, 'offline', null))
    request.onabort = () => reject(new Problem(0, 'cancelled', null))
  })
  request.open('POST', path)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.send(file)
  return { answer, cancel: () => request.abort() }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
