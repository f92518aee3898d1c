#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = yishi::meeting::script::parse(text);
});
