/** The one message procedures take: "look". A poke may be lost, doubled, reordered or late; it carries nothing. */
export const LOOK_SIGNAL = 'look';
/** What an operator may ask a running procedure: how it sees its case. */
export const VIEW_QUERY = 'view';
