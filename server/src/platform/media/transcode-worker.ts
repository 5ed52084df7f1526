// Decodes and encodes one recording in a thread of its own, so that it neither stalls the event loop nor outlives its limit.
import { parentPort, workerData } from 'node:worker_threads'
import { transcode } from './transcode.ts'

parentPort?.postMessage(await transcode(workerData as Uint8Array))
