/** The caps of a key, one after another where it is a sequence. */
export const KeyCaps = ({ caps }: { caps: readonly string[] }) => (
  <span className="flex gap-1 flex-none">
    {caps.map((cap, n) => (
      // A sequence may press one key twice.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <kbd key={n} className="kbd">
        {cap}
      </kbd>
    ))}
  </span>
)
