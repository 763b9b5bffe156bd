/** A few mails in other languages and scripts. */
import { et, type Scene } from '../script.ts'

/** Spanish, German, French, Portuguese, Norwegian and Japanese, each by people who would write so. */
export const LANGUAGE_SCENES: readonly Scene[] = [
  {
    key: 'es-1',
    at: et(4, 3, 17, 20),
    by: 'marisol',
    to: ['tomas'],
    subject: 'Voluntarios en Cutler',
    text: [
      'Ya somos catorce para el sábado, y la señora Gallardo trae café para todos. ¿Puedes venir a decir unas palabras en español?',
      'La gente quiere oír algo sobre la clínica, no sobre el puerto.',
    ],
  },
  {
    key: 'es-2',
    at: et(4, 3, 19, 2),
    by: 'tomas',
    client: 'outlook-mobile',
    to: ['marisol'],
    re: 'es-1',
    text: [
      'Claro que sí, voy a las nueve y me quedo hasta el mediodía. Lo de la clínica lo cuento con mucho gusto: mi abuela esperó seis meses.',
      '¿Llevo algo? Puedo pasar por la panadería.',
    ],
  },
  {
    key: 'es-3',
    at: et(8, 21, 20, 14),
    by: 'lupe.gallardo',
    to: ['devon'],
    cc: ['marisol'],
    subject: '¿Tienen folletos en español?',
    text: [
      'Se me acabaron los folletos en español, y mañana hay mercado en Millbrook. Necesito unos doscientos.',
      'También preguntan por los ferris: ¿es verdad que sube la tarifa?',
    ],
  },
  {
    key: 'es-4',
    at: et(8, 22, 9, 35),
    by: 'marisol',
    to: ['lupe.gallardo'],
    cc: ['devon'],
    re: 'es-3',
    text: [
      'Te los llevo yo esta tarde, señora Lupe. De la tarifa: todavía no hay nada decidido, y Miriam está en contra.',
    ],
  },
  {
    key: 'es-5',
    at: et(11, 14, 18, 45),
    by: 'tomas',
    client: 'outlook',
    to: ['marisol'],
    subject: 'El discurso de Tamarack',
    text: [
      'Traduje el párrafo de la escuela. ¿Me lo corriges? "Nadie debería elegir entre la enfermera y el autobús." Creo que suena mejor que en inglés.',
    ],
  },
  {
    key: 'de-1',
    at: et(5, 13, 5, 30),
    by: 'juergen',
    to: ['colm'],
    subject: 'Interviewanfrage Abendblatt',
    text: [
      'ich arbeite an einer Reportage über Häfen und ihre Schulden und würde Frau Harbour gern zwanzig Minuten sprechen, am liebsten in Port Stanley selbst.',
      'Mein Englisch ist gut, mein Spanisch besser; die Fragen schicke ich vorab. Über eine kurze Rückmeldung würde ich mich freuen.',
    ],
  },
  {
    key: 'de-2',
    at: et(5, 13, 8, 2),
    by: 'colm',
    to: ['juergen'],
    re: 'de-1',
    text: [
      'my german ends at danke, but yes. she has twenty minutes on the 22nd at the old cannery. questions beforehand please.',
    ],
  },
  {
    key: 'de-3',
    at: et(5, 13, 9, 18),
    by: 'juergen',
    to: ['colm'],
    re: 'de-2',
    text: ['wunderbar, der 22. paßt. Ich komme mit dem Fotografen Jörg Weiß; dürfte er auch die Fähre fotografieren?'],
  },
  {
    key: 'fr-1',
    at: et(7, 22, 10, 5),
    by: 'renee',
    to: ['ruth'],
    subject: 'Petit mot du bureau du maire',
    text: [
      'Un petit mot en français, puisque vous m’avez dit que vous l’aviez appris à Dakar : le maire sera des vôtres le 8, malgré la grève.',
      'Ne le dites pas encore à la presse, s’il vous plaît.',
    ],
  },
  {
    key: 'fr-2',
    at: et(7, 22, 10, 41),
    by: 'ruth',
    client: 'outlook',
    to: ['renee'],
    re: 'fr-1',
    text: ['Merci infiniment, c’est noté et ça reste entre nous. Votre français me manquait.'],
  },
  {
    key: 'pt-1',
    at: et(10, 9, 18, 15),
    by: 'beatriz',
    to: ['daniel'],
    subject: 'Reunião de amanhã',
    text: [
      'A reunião com o sindicato passou para as três. Levo os números de Brightwater e você leva a paciência.',
      'O café da esquina fecha às cinco, então não podemos demorar.',
    ],
  },
  {
    key: 'pt-2',
    at: et(1, 14, 9, 10),
    by: 'beatriz',
    to: ['daniel'],
    subject: 'Contador',
    text: [
      'O contador pediu os recibos de dezembro outra vez. Já mandei duas vezes; acho que ele não lê o que recebe.',
    ],
  },
  {
    key: 'no-1',
    at: et(5, 17, 7, 12),
    by: 'aud',
    to: ['ingrid'],
    subject: 'Gratulerer med dagen!',
    text: [
      'Gratulerer med 17. mai! Her går toget i regn, som alltid, og barna har spist for mye is.',
      'Når kommer dere hjem? Mor spør hver uke.',
    ],
  },
  {
    key: 'no-2',
    at: et(5, 19, 8, 30),
    by: 'ingrid',
    client: 'owa',
    to: ['aud'],
    re: 'no-1',
    text: ['Takk! Vi håper på august, etter årsregnskapet. Hils mor og si at jeg ringer på søndag.'],
  },
  {
    key: 'ja-1',
    at: et(8, 13, 20, 5),
    by: 'michiko',
    to: ['hana'],
    subject: 'お盆',
    text: [
      '今年のお盆は雨でした。お墓参りは従姉妹と一緒に行きました。',
      '忙しいのは分かっていますが、ちゃんと食べていますか。来月、荷物を送ります。',
    ],
  },
  {
    key: 'ja-2',
    at: et(8, 14, 12, 20),
    by: 'hana',
    client: 'outlook',
    to: ['michiko'],
    re: 'ja-1',
    text: ['ありがとう、元気です。選挙まであと一年あまり、毎日走り回っています。', '荷物には味噌をお願いします。'],
  },
]
