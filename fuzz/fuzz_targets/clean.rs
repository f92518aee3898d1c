#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(clean) = yishi::text::clean(text, 2000) {
        assert_eq!(yishi::text::clean(&clean, 2000).as_ref(), Ok(&clean));
    }
    let _ = yishi::text::strip(text);
});
