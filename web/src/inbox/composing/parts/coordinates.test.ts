import { describe, expect, it } from 'vitest'
import { coordinatesIn } from './coordinates.ts'

const bishkek = { latitude: 42.8746, longitude: 74.5698 }

describe('where a place is', () => {
  it.each([
    '42.8746, 74.5698',
    ' 42.8746 74.5698 ',
    '42.8746;74.5698',
    '(42.8746, 74.5698)',
    '42,8746; 74,5698',
    '42,8746, 74,5698',
    '42.8746° N, 74.5698° E',
    'geo:42.8746,74.5698?z=17',
  ])('is read from two numbers: %s', (text) => {
    expect(coordinatesIn(text)).toEqual(bishkek)
  })

  it.each([
    ['Google, a centre', 'https://www.google.com/maps/@42.8746,74.5698,17z'],
    [
      'Google, its pin before its centre',
      'https://www.google.com/maps/place/X/@42.1,74.1,17z/data=!3m1!8m2!3d42.8746!4d74.5698',
    ],
    ['Google, asked for', 'https://maps.google.com/?q=42.8746,74.5698'],
    ['Google, asked for with a space', 'https://www.google.kg/maps/search/?api=1&query=42.8746%2C+74.5698'],
    ['Google, in the path', 'https://www.google.com/maps/place/42.8746,74.5698'],
    ['Google, searched', 'https://www.google.com/maps/search/42.8746,+74.5698?entry=tts'],
    ['Google, the end of a way', 'https://www.google.com/maps/dir/?api=1&destination=42.8746,74.5698'],
    [
      'Google, the last of several stops',
      'https://www.google.com/maps/dir/A/42.1,74.1/42.8746,74.5698/@42.5,74.2,12z/data=!4m2!4m1!3e0',
    ],
    ['Google, a way from here', 'https://www.google.com/maps/dir//42.8746,+74.5698/'],
    ['Yandex, a centre', 'https://yandex.ru/maps/10309/bishkek/?ll=74.5698%2C42.8746&z=16'],
    ['Yandex, a pin before its centre', 'https://yandex.kz/maps/?ll=74.1%2C42.1&pt=74.5698,42.8746&z=16'],
    [
      'Yandex, what is here',
      'https://yandex.ru/maps/?ll=74.1,42.1&mode=whatshere&whatshere%5Bpoint%5D=74.5698%2C42.8746',
    ],
    ['Yandex, a place', 'https://yandex.ru/maps/org/x/1?ll=74.1,42.1&poi%5Bpoint%5D=74.5698%2C42.8746'],
    ['Yandex, the end of a way', 'https://yandex.ru/maps/?rtext=42.1,74.1~42.8746,74.5698&rtt=auto'],
    ['2GIS, a point', 'https://2gis.kg/bishkek/geo/74.5698%2C42.8746'],
    [
      '2GIS, a house before its centre',
      'https://2gis.kg/bishkek/geo/15763234350967/74.5698,42.8746?m=74.1%2C42.1%2F17',
    ],
    ['2GIS, a firm', 'https://2gis.kg/bishkek/firm/70000001?m=74.5698%2C42.8746%2F16.5'],
    ['2GIS, the end of a way', 'https://2gis.kg/bishkek/directions/points/74.1%2C42.1%7C74.5698%2C42.8746'],
    ['OpenStreetMap, a pin', 'https://www.openstreetmap.org/?mlat=42.8746&mlon=74.5698#map=17/42.1/74.1'],
    ['OpenStreetMap, a centre', 'https://www.openstreetmap.org/#map=17/42.8746/74.5698'],
    ['words around a link', 'Биз бул жерде: https://maps.google.com/?q=42.8746,74.5698'],
  ])('is read from a link: %s', (_, text) => {
    expect(coordinatesIn(text)).toEqual(bishkek)
  })

  it('is read from degrees, minutes and seconds, in each half of the world', () => {
    const close = (place: unknown) =>
      expect(place).toEqual({
        latitude: expect.closeTo(42.8748889, 6),
        longitude: expect.closeTo(74.6122222, 6),
      })
    close(coordinatesIn(`42°52'29.6"N 74°36'44.0"E`))
    expect(coordinatesIn('33.8688 S, 151.2093 E')).toEqual({ latitude: -33.8688, longitude: 151.2093 })
    expect(coordinatesIn('-22.9068, -43.1729')).toEqual({ latitude: -22.9068, longitude: -43.1729 })
  })

  it.each([
    ['', 'empty'],
    ['Бишкек, Чүй 123', 'unread'],
    ['42.8746', 'unread'],
    ['12, Чүй 45', 'unread'],
    ['https://shop.example/?q=42.8746,74.5698', 'unread'],
    ['https://google.com.evil.example/maps/@42.8746,74.5698,17z', 'unread'],
    ['https://www.google.com/maps/place/Bishkek', 'unread'],
    ['https://www.google.com/maps/place/%E0%A4%A', 'unread'],
    ['https://maps.app.goo.gl/AbCdEf', 'short'],
    ['https://go.2gis.com/abcd', 'short'],
    ['https://yandex.ru/maps/-/CDabcd', 'short'],
    ['42,87', 'unread'],
    ['https://www.google.com/maps/dir/42.1,74.1/Osh+Bazaar/@42.87,74.59,12z', 'unread'],
    ['https://www.google.com/maps/dir/42.1,74.1/', 'unread'],
    ['https://www.google.com/maps/dir/42.1,74.1//@42.87,74.59,12z', 'unread'],
    ['91, 74', 'outside'],
    ['42, 181', 'outside'],
  ] as const)('is not guessed: %s', (text, why) => {
    expect(coordinatesIn(text)).toBe(why)
  })
})
