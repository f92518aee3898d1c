//! The number of an invoice, as it is compared.

/// What people write before and behind the number of an invoice.
const BESIDE: &[&str] = &["发票号码", "发票编号", "发票号", "发票", "号码", "编号", "no", "nr", "第", "号"];

/// The number alone: `No.0087`, `№ 0087`, `发票0087号` and `0087` are one invoice. Where nothing else is left it stays as it is.
pub(super) fn bare(said: &str) -> String {
    let all: String = crate::text::fold(said).replace('№', "no").to_lowercase();
    let all: String = all.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut no = all.as_str();
    while let Some(less) = BESIDE.iter().find_map(|word| without(no, word)) {
        no = less;
    }
    no = no.strip_suffix('号').unwrap_or(no);
    if no.is_empty() { all } else { no.to_owned() }
}

/// What is behind this word. NO0087 has a number behind it; NOVA1 is one.
fn without<'a>(no: &'a str, word: &str) -> Option<&'a str> {
    let rest = no.strip_prefix(word)?;
    (!word.is_ascii() || rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn an_invoice_is_one_however_its_number_is_written() {
        for said in [
            "0087",
            "No.0087",
            "NO：0087",
            "№ 0087",
            "发票0087",
            "发票号码：0087",
            "第0087号",
            "0 0 8 7",
            "００８７",
            "编号0087",
            "0087号",
        ] {
            assert_eq!(bare(said), "0087", "{said}");
        }
        for (said, is) in [("A-012", "a012"), ("no", "no"), ("发票", "发票"), ("NOVA1", "nova1"), ("087", "087")] {
            assert_eq!(bare(said), is, "{said}");
        }
    }
}
