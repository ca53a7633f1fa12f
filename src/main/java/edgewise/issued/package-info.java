/// Certificates that an authority sent back: reading the files, finding what each is for, building
/// the chain, and holding them against the plan.
///
/// Files come from outside and may hold anything. A file that cannot be read is a sentence about
/// that file and stops nothing else; sizes and counts are bounded before anything is parsed.
/// Private keys are never read out of such files.
package edgewise.issued;
