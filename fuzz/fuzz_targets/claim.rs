#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = text.parse::<yishi::journal::Claim>();
});
