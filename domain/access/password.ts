/** The commonest of the lists that attackers try first; more would cost more than it stops beside the lock-out. */
const COMMON = new Set([
  "12345678",
  "123456789",
  "1234567890",
  "password",
  "password1",
  "password123",
  "qwertyui",
  "qwerty123",
  "qwertyuiop",
  "iloveyou",
  "11111111",
  "00000000",
  "87654321",
  "abc12345",
  "abcd1234",
  "1q2w3e4r",
  "1qaz2wsx",
  "asdfghjk",
  "zaq12wsx",
  "sunshine",
  "princess",
  "football",
  "baseball",
  "superman",
  "trustno1",
  "letmein1",
  "welcome1",
  "admin123",
  "administrator",
  "contraseña",
  "contrasena",
  "bienvenido",
  "uruguay1",
  "argentina",
  "barcelona",
  "realmadrid",
  "mudar123",
  "senha123",
  "flamengo",
  "corinthians",
  "palmeiras",
]);

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

/** Why a password is refused (ASVS 6.2: length and common ones, no rules of composition); null when it may be used. */
export function passwordProblem(password: string, username: string): "too_short" | "too_long" | "common" | null {
  if (password.length < PASSWORD_MIN) return "too_short";
  if (password.length > PASSWORD_MAX) return "too_long";
  const plain = password.toLowerCase();
  return COMMON.has(plain) || plain === username.toLowerCase() ? "common" : null;
}
