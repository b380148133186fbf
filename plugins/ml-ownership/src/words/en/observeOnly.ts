/** The time before announcements begin. */
export const observeOnly = {
  title: 'Observe only until {{day}}: nothing is announced yet',
  description:
    'Everything is evaluated and shown, so that there is time to look around. Nobody is notified of verdicts that fall, or reminded of anything.',
} as const;
