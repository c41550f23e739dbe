/// The address that people are given: one that a phone has opened, else the first.
export const mainAddress = (addresses) => addresses.find((each) => each.seen) || addresses[0] || null;
