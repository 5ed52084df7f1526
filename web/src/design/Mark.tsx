const horns =
  'M16 28V11.500M16 11.500C16 6.500 13 4 9.500 4S3.500 6.600 3.500 10s2.400 5.500 5 5.500 4-1.600 4-3.500-1.300-2.900-2.700-2.900M16 11.500C16 6.500 19 4 22.500 4s6 2.600 6 6-2.400 5.500-5 5.500-4-1.600-4-3.500 1.300-2.900 2.700-2.900'

/** The T that is also the ram's horn of felt carpets. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={horns} />
    </svg>
  )
}

/** The felt carpet's rosette: four horns around a middle. Only for sign-in and other wide, quiet places. */
export function Ornament({ className }: { className?: string }) {
  return (
    <svg
      className={className}
      viewBox="-34 -34 68 68"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {[0, 90, 180, 270].map((turn) => (
        <path key={turn} d={horns} transform={`rotate(${turn}) translate(-16 -28.5)`} />
      ))}
      <g opacity="0.5">
        {[45, 135, 225, 315].map((turn) => (
          <path key={turn} d={horns} transform={`rotate(${turn}) scale(.62) translate(-16 -28.5)`} />
        ))}
      </g>
    </svg>
  )
}
