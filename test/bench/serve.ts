/** Demo tenants in a process of their own, so that what is measured does not share a core with its server. */
import { startDemoTenant } from "@intune-om/demo-tenant";

const sizes = process.argv.slice(2).map(Number);
const tenants = await Promise.all(sizes.map((devices) => startDemoTenant({ devices })));
process.stdout.write(`${JSON.stringify(tenants.map(({ graphUrl, token }) => ({ graphUrl, token })))}\n`);
