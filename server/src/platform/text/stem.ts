const endings = {
  // Longest first: Russian cases and persons, then Kyrgyz chains (plural, possession, case), both as folded text.
  cyrillic:
    'иями ями ами ого его ому ему ыми ими ешь ете ите ать ять ить еть ует уют ается ение ения ании ание ия ию ие ий ый ой ая яя ое ее ые ую юю ых их ов ев ей ам ям ах ях ом ем ть ся а я о е ы и у ю ь ' +
    'лардын лерден лардан лердин ларга лерге лары лери лар лер дар дер тар тер дор тор лор дын дин дун тын тин нын нин нун дан ден дон тан тен тон га ге го ка ке ко да де до та те то сы си су ым им ыны ини ны ни ну дуу луу лык дык',
  latin: 'ingly edly ing ies ers ed es er ly s',
}
const suffix = (list: string) =>
  new RegExp(
    `(?<=^.{3,})(?:${list
      .trim()
      .split(/\s+/)
      .sort((a, b) => b.length - a.length)
      .join('|')})$`,
  )
const cyrillicSuffix = suffix(endings.cyrillic)
const latinSuffix = suffix(endings.latin)

/** A rough stem of a folded word, never under three letters: enough for two forms of a word to meet. */
export function stem(word: string): string {
  return /^[a-z]+$/.test(word) ? word.replace(latinSuffix, '') : word.replace(cyrillicSuffix, '')
}
