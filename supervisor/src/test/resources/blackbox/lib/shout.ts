export interface Loud {
  text: string;
}
export const shout = ({ text }: Loud): string => `${text.toUpperCase()}!`;
