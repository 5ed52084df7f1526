import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { examine } from './examine.ts'
import { mp4, oggOpus, photo } from './made.ts'

const text = (value: string) => Buffer.from(value)

describe('what a file is', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'a %s is a picture of its size',
    async (format) => {
      expect(await examine(await photo(format))).toMatchObject({
        ok: true,
        kind: 'image',
        type: `image/${format}`,
        size: { width: 640, height: 320 },
      })
    },
  )

  it('a picture has the size that is seen, turned as the camera was held', async () => {
    const turned = await photo('jpeg', { orientation: 6 })
    expect(await examine(turned)).toMatchObject({ size: { width: 320, height: 640 } })
  })

  it('a picture of several frames moves', async () => {
    const frame = { create: { width: 8, height: 8, channels: 4, background: 'teal' } } as const
    const frames = [frame, { create: { ...frame.create, background: 'red' } }] as const
    const moving = await sharp(await Promise.all(frames.map((one) => sharp(one).png().toBuffer())), {
      join: { animated: true },
    })
      .webp()
      .toBuffer()
    expect(await examine(moving)).toMatchObject({
      type: 'image/webp',
      moves: true,
      size: { width: 8, height: 8 },
    })
    expect(await examine(await photo('webp'))).toMatchObject({ moves: false })
  })

  it('a voice message is audio with its length', async () => {
    expect(await examine(oggOpus(100))).toEqual({
      ok: true,
      kind: 'audio',
      type: 'audio/ogg',
      extension: 'ogg',
      durationMs: 2000,
    })
  })

  it('an MP4 without a film is audio', async () => {
    const sound = { kind: 'audio', type: 'audio/mp4', extension: 'm4a', durationMs: 7000 }
    expect(await examine(mp4(['soun'], 7))).toMatchObject(sound)
    expect(await examine(mp4(['soun'], 4_000_000))).not.toHaveProperty('durationMs')
    expect(await examine(mp4(['vide', 'soun'], 7))).toMatchObject({ kind: 'video', type: 'video/mp4' })
  })

  it.each([
    ['text', text('Зыгыр көйнөк, 2500 сом\n'), 'text/plain', 'txt'],
    ['UTF-16 text', Buffer.from('\ufeffбаасы', 'utf16le'), 'text/plain', 'txt'],
    ['PDF', text('%PDF-1.7\n'), 'application/pdf', 'pdf'],
    ['packed bytes', gzipSync('x'.repeat(1000)), 'application/gzip', 'gz'],
    ['bytes that nothing is known of', Buffer.from([1, 2, 0, 3]), 'application/octet-stream', 'bin'],
  ])('%s is a document', async (_what, bytes, type, extension) => {
    expect(await examine(bytes)).toEqual({ ok: true, kind: 'document', type, extension })
  })
})

describe('a disguise does not help', () => {
  const executable = Buffer.alloc(512)
  executable.write('MZ')
  it.each([
    ['a Windows program', executable],
    ['a Linux program', Buffer.concat([Buffer.from([0x7f]), text('ELF'), Buffer.alloc(60)])],
    ['a Mac program', Buffer.concat([Buffer.from([0xcf, 0xfa, 0xed, 0xfe]), Buffer.alloc(60)])],
    ['WebAssembly', Buffer.concat([Buffer.from([0]), text('asm'), Buffer.from([1, 0, 0, 0])])],
    ['a script', text('#!/bin/sh\necho hello\n')],
  ])('of %s', async (_what, bytes) => {
    expect(await examine(bytes)).toEqual({ ok: false, reason: 'program' })
  })

  it.each([
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['SVG after a declaration', text('<?xml version="1.0"?><svg/>')],
    ['SVG after a comment', text('\n <!-- hello --><svg onload="alert(1)"/>')],
    ['HTML', text('<!DOCTYPE html><script>alert(1)</script>')],
    ['HTML after a mark of its encoding', text('\ufeff<HTML>')],
    ['UTF-16 HTML', Buffer.from('\ufeff<html>', 'utf16le')],
  ])('of %s', async (_what, bytes) => {
    expect(await examine(bytes)).toEqual({ ok: false, reason: 'markup' })
  })

  it('of a head without a picture behind it, or of nothing', async () => {
    const head = (await photo('png')).subarray(0, 20)
    expect(await examine(head)).toEqual({ ok: false, reason: 'broken' })
    expect(await examine(new Uint8Array())).toEqual({ ok: false, reason: 'empty' })
  })
})

describe('damage', () => {
  it('of any kind gives a value and never throws', async () => {
    const whole = [await photo('jpeg'), await photo('webp'), oggOpus(60), mp4(['soun'], 7)]
    for (const bytes of whole)
      for (let cut = 1; cut < bytes.length; cut += Math.ceil(bytes.length / 60)) {
        const flipped = Buffer.from(bytes)
        flipped[cut] = 255 - (flipped[cut] ?? 0)
        expect(typeof (await examine(bytes.subarray(0, cut))).ok).toBe('boolean')
        expect(typeof (await examine(flipped)).ok).toBe('boolean')
      }
  })
})
