/** What customers of a planted survey write, by how they feel; written for these tests. */

export const comments = {
  glad: [
    'Everything went smoothly and the bread was wonderful.',
    'Lovely people, very quick and friendly.',
    'I was really happy with how easy this was.',
    'Great service, I will gladly come back.',
    'Perfect, just as I hoped.',
    'So helpful and kind, thank you!',
    'Best order page I have used, clear and pleasant.',
    'It arrived early and smelled delicious.',
  ],
  fine: [
    'It was all right.',
    'Nothing special, it worked.',
    'Ordered on Monday, came on Wednesday.',
    'About what I expected.',
    'I used the website on my phone.',
    'Same as last time.',
  ],
  upset: [
    'Very disappointing, I had to try three times.',
    'The page kept failing and nobody helped me.',
    'Terrible experience, I am angry about the delay.',
    'Confusing and slow, a waste of time.',
    'Rude answer on the phone and still no solution.',
    'The parcel was broken and the refund is a nightmare.',
    'Annoying errors again and again.',
    'I am not happy with this at all.',
  ],
  german: ['Alles bestens, gerne wieder.', 'Leider kam das Paket viel zu spät.', 'Ging so.'],
} as const;
