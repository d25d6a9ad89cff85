/** Who may send by the played server; apart from it, because tests run where it cannot. */
export const SUBMITTER = { user: "soporte", password: "secreta" };
