/** What the columns of a file of answers may be, for the command line: it sees the surveys through the server only. */
export { responseRoles } from '../../surveys/reading/response-roles.ts';
