/** Built-in roles, by the guids of their definitions. */
export const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

/** True for the roles on a vault that are documented to suffice for the nightly update: Contributor, and Owner, which includes it. */
export const suffices = (roleId: string): boolean => [CONTRIBUTOR, OWNER].includes(roleId.toLowerCase());
