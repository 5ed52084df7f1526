// Decodes and encodes one recording in a thread of its own, so that it neither stalls the event loop nor outlives its limit.
import { parentPort, workerData } from 'node:worker_threads'
import { transcode } from './transcode.ts'

const { bytes, to } = workerData as { bytes: Uint8Array; to: 'mp3' | 'wav' }
parentPort?.postMessage(await transcode(bytes, to))
