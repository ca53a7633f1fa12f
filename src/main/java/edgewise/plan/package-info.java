/// What a design needs: firewall rows, DNS records and certificates, each with its reasons.
package edgewise.plan;
