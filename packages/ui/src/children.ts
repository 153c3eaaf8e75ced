import type { PropsWithChildren } from 'react'

/** Whatever can stand between two tags. */
export type Children = PropsWithChildren['children']
