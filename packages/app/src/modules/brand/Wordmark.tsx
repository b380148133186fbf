/** The name of this project, in the current text colour. */
export const Wordmark = (props: { className?: string }) => (
  <svg
    className={props.className}
    viewBox="0 0 212 32"
    fill="none"
    stroke="currentColor"
    strokeWidth="3"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d="M9.5 10.5l4 8M22.5 10.5l-4 8" />
    <circle cx="7.5" cy="7" r="3.5" />
    <circle cx="24.5" cy="7" r="3.5" />
    <circle cx="16" cy="23" r="5" fill="currentColor" />
    <text
      x="40"
      y="23"
      fill="currentColor"
      stroke="none"
      fontFamily="system-ui, sans-serif"
      fontSize="21"
      fontWeight="600"
    >
      ML Ownership
    </text>
  </svg>
);
