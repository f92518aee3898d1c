#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = yishi::charter::parse(text);
});
