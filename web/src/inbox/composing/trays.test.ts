import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../../api/client.ts'
import type { Upload } from '../../api/types.ts'
import { forgetWritten, keptUnder } from '../keptHere.ts'
import { keptFiles } from './keptFiles.ts'
import { trayOf } from './trays.ts'

const { uploadFile, findUploads } = vi.hoisted(() => ({ uploadFile: vi.fn(), findUploads: vi.fn() }))
vi.mock('../../api/inbox.ts', () => ({ uploadFile, findUploads }))

const device = new Map<string, string>()
vi.stubGlobal('localStorage', {
  getItem: (key: string) => device.get(key) ?? null,
  setItem: (key: string, value: string) => void device.set(key, value),
  removeItem: (key: string) => void device.delete(key),
})

const upload = (id: string): Upload => ({ id, name: `${id}.pdf`, size: 3, thumbnailUrl: null }) as Upload
const keyOf = (id: string) => keptUnder('files', 'aizada', id)
const trayFor = (conversationId: string, personId = 'aizada') =>
  trayOf({ personId, storeId: 'ayperi', conversationId })
const file = (name: string) => new File(['abc'], name)
const settled = () => new Promise((resolve) => setTimeout(resolve))
/** Each conversation is opened once a window: another id stands for the same one after a reload. */
const reloaded = (from: string, to: string) => {
  const kept = device.get(keyOf(from))
  if (kept) device.set(keyOf(to), kept)
  return trayFor(to)
}
const names = (id: string) =>
  trayFor(id)
    .read()
    .map(({ name }) => name)

beforeEach(() => {
  device.clear()
  uploadFile.mockReset().mockImplementation((_store, _id, { name }: File) => ({
    answer: Promise.resolve(upload(name)),
    cancel: vi.fn(),
  }))
  findUploads.mockReset()
})

describe('files of a message that is being written', () => {
  it('go on uploading beside another conversation, and are there when theirs is opened again', async () => {
    trayFor('one').put([file('a')], [])
    expect(trayFor('other').read()).toEqual([])
    await settled()
    expect(names('one')).toEqual(['a'])
    expect(trayFor('one').read()[0]?.upload?.id).toBe('a')
  })

  it('are found again after a reload; one that the server has no more says so, one on its way, too', async () => {
    const tray = trayFor('two')
    tray.put([file('there'), file('gone')], [])
    await settled()
    uploadFile.mockReturnValue({ answer: new Promise(() => {}), cancel: vi.fn() })
    tray.put([file('cut')], [])
    findUploads.mockResolvedValue([upload('there')])
    const after = reloaded('two', 'two again')
    expect(after.read().every(({ upload, problem }) => !upload && !problem)).toBe(true)
    await settled()
    expect(findUploads).toHaveBeenCalledWith('ayperi', 'two again', ['there', 'gone'])
    expect(after.read().map(({ upload, problem }) => upload?.id ?? problem?.code)).toEqual([
      'there',
      'upload_gone',
      'upload_gone',
    ])
    expect(keptFiles(keyOf('two again'))).toHaveLength(1)
  })

  it('are looked for once more when nobody could be asked', async () => {
    trayFor('three').put([file('a')], [])
    await settled()
    findUploads.mockRejectedValueOnce(new Problem(0, 'offline', null)).mockResolvedValue([upload('a')])
    const after = reloaded('three', 'three again')
    await settled()
    const [lost] = after.read()
    expect(lost?.problem?.code).toBe('offline')
    expect(keptFiles(keyOf('three again'))).toHaveLength(1)
    after.again(lost?.key ?? '')
    await settled()
    expect(after.read()[0]?.upload?.id).toBe('a')
  })

  it('are kept nowhere once they are taken for a message, or taken out', async () => {
    const tray = trayFor('four')
    tray.put([file('a'), file('b')], [])
    await settled()
    expect(keptFiles(keyOf('four'))).toHaveLength(2)
    tray.remove(tray.read()[1]?.key ?? '')
    expect(tray.take().map(({ id }) => id)).toEqual(['a'])
    expect(tray.read()).toEqual([])
    expect(device.size).toBe(0)
  })

  it('are not kept when they were refused', async () => {
    uploadFile.mockReturnValue({
      answer: Promise.reject(new Problem(422, 'file_program', null)),
      cancel: vi.fn(),
    })
    trayFor('five').put([file('a')], [])
    await settled()
    expect(keptFiles(keyOf('five'))).toEqual([])
  })

  it('begin with nothing where what was kept cannot be read', () => {
    device.set(keyOf('six'), '{"a":')
    device.set(keyOf('seven'), '[1,{"name":2},null]')
    expect(names('six')).toEqual([])
    expect(names('seven')).toEqual([])
  })

  it('are of whoever put them: another person who signs in there sees none', () => {
    trayFor('eight').put([file('a')], [])
    expect(trayFor('eight', 'bakyt').read()).toEqual([])
    expect(names('eight')).toEqual(['a'])
  })

  it('go with whoever signs out: what is under way is stopped, and what yet arrives is kept nowhere', async () => {
    let arrive = (_: Upload) => {}
    const cancel = vi.fn()
    const answer = new Promise<Upload>((resolve) => {
      arrive = resolve
    })
    uploadFile.mockReturnValue({ answer, cancel })
    trayFor('nine').put([file('a')], [])
    forgetWritten()
    device.clear()
    expect(cancel).toHaveBeenCalledOnce()
    expect(names('nine')).toEqual([])
    trayFor('nine').put([file('b')], [])
    arrive(upload('a'))
    await settled()
    expect(keptFiles(keyOf('nine')).map(({ name }) => name)).toEqual(['b'])
  })
})
