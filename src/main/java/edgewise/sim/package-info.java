/// Simulates federation traffic over exactly the derived rows of a plan.
///
/// *By what does a firewall row let a connection through?* By addresses, ports and transport alone
/// a wide row would hide that a narrow one is missing: an end whose addresses are not known is
/// printed as `any`, and client media spans nearly all ports. So a row is taken for what it says:
/// it passes the connections of its application between its roles. What a plain packet filter makes
/// of the same rows is [Filter#passes], and a setting switches the verdicts to it.
package edgewise.sim;
