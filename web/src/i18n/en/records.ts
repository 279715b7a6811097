export const records = {
  linked: {
    title: 'Other records of the same fact', text: 'They name the same document, or the same deed, day and amount. A decision that corrects or withdraws one does the same to the others at once, and whoever was given them is told of each.', notice: '(linked record)',
  },
} as const;
