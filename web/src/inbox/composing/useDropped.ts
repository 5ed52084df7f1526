import { type ClipboardEvent, type DragEvent, useState } from 'react'

/**
 * Files that are pasted, or dragged over the field and dropped there.
 * @param onFiles what becomes of them
 */
export function useDropped(onFiles: (files: FileList) => void) {
  const [over, setOver] = useState(false)
  const receive = (event: ClipboardEvent | DragEvent, files: FileList | undefined) => {
    if (!files || files.length === 0) return
    event.preventDefault()
    onFiles(files)
  }
  const target = {
    onPaste: (event: ClipboardEvent) => receive(event, event.clipboardData.files),
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false)
      receive(event, event.dataTransfer.files)
    },
  }
  return { over, target }
}
