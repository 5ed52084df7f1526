import type { Language, Person } from './people.ts'

interface Words {
  readonly subject: string
  readonly text: string
}

type Named = Pick<Person, 'firstName' | 'language'>

export function confirmAddressText({ firstName, language }: Named, url: string): Words {
  const texts: Record<Language, Words> = {
    ru: {
      subject: 'Подтвердите адрес почты',
      text: `Здравствуйте, ${firstName}!\n\nЧтобы войти в Tutum Business, подтвердите, что этот адрес ваш:\n${url}\n\nСсылка действует один час. Если вы не регистрировались, ничего делать не нужно.\n`,
    },
    ky: {
      subject: 'Почта дарегиңизди ырастаңыз',
      text: `Саламатсызбы, ${firstName}!\n\nTutum Business кызматына кирүү үчүн бул дарек сиздики экенин ырастаңыз:\n${url}\n\nШилтеме бир саат иштейт. Эгер сиз катталбаган болсоңуз, эч нерсе кылуунун кереги жок.\n`,
    },
    en: {
      subject: 'Confirm your e-mail address',
      text: `Hello ${firstName},\n\nTo sign in to Tutum Business, confirm that this address is yours:\n${url}\n\nThe link works for one hour. If you did not sign up, there is nothing to do.\n`,
    },
  }
  return texts[language]
}

export function accountExistsText({ firstName, language }: Named, url: string): Words {
  const texts: Record<Language, Words> = {
    ru: {
      subject: 'Вы уже зарегистрированы',
      text: `Здравствуйте, ${firstName}!\n\nКто-то, возможно вы, хотел зарегистрироваться с этим адресом, но он уже зарегистрирован. Войти можно здесь:\n${url}\n\nЕсли это были не вы, ничего делать не нужно.\n`,
    },
    ky: {
      subject: 'Сиз мурда эле катталгансыз',
      text: `Саламатсызбы, ${firstName}!\n\nКимдир бирөө, балким сиз, бул дарек менен катталгысы келди, бирок ал мурда эле катталган. Бул жерден кирсеңиз болот:\n${url}\n\nЭгер бул сиз болбосоңуз, эч нерсе кылуунун кереги жок.\n`,
    },
    en: {
      subject: 'You are signed up already',
      text: `Hello ${firstName},\n\nSomebody, perhaps you, tried to sign up with this address, which has an account already. Sign in here:\n${url}\n\nIf it was not you, there is nothing to do.\n`,
    },
  }
  return texts[language]
}
