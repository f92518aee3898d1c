//! After the close: attachments, corrections, signatures.

use super::{Decided, Decision, already, text};
use crate::{
    charter::Act,
    meeting::{
        event::Event,
        numbers::Badge,
        refusal::{Fact, Ground, Refusal},
        slip,
        words::{Office, Ref, Signer},
    },
    text::{NOTE, TITLE},
};

impl Decision<'_> {
    pub(super) fn attach(&mut self, name: &str, what: Option<Ref>) -> Decided {
        if let Some(what) = what {
            self.exists(what)?;
        }
        let name = text("name", name, TITLE)?;
        self.put(Event::Attached { name, what })
    }

    pub(super) fn correct(&mut self, what: Ref, words: &str, reason: &str) -> Decided {
        self.exists(what)?;
        // The words of a motion stand as they were voted on: the correction stands beside them.
        if let Ref::Motion(motion) = what {
            self.allowed(self.motion(motion)?, slip::Act::Correct)?;
        }
        let (text, reason) = (text("text", words, NOTE)?, text("reason", reason, TITLE)?);
        self.put(Event::Corrected { what, text, reason })
    }

    pub(super) fn sign_minutes(&mut self, role: Signer, badge: Badge) -> Decided {
        // Chair and recorder sign by the office they held.
        match role {
            Signer::Chair | Signer::Recorder => self.signed_in(badge)?,
            Signer::Resident => self.may(Act::Sign, badge)?,
        }
        let held = |office| self.m.office_log.iter().any(|(_, of, holder)| *of == office && *holder == Some(badge));
        let entitled = match role {
            Signer::Chair => held(Office::Chair),
            Signer::Recorder => held(Office::Recorder),
            Signer::Resident => true,
        };
        if !entitled {
            return Err(Refusal::new(Ground::Who, Fact::OnlyOffice));
        }
        let version = self.m.version;
        let signed = self.m.signatures.iter().any(|signature| signature.version == version && signature.badge == badge);
        if !self.m.unsigned().contains(&role) || (signed && role == Signer::Resident) {
            return Err(already());
        }
        self.put(Event::Signed { role, badge, version })
    }
}
