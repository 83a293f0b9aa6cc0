import { developmentServerOf, endpointOf, PLACEHOLDER_ID, PLACEHOLDER_TOKEN } from "./addresses"
import type { Platform } from "./types"

const OPTIONS = `TokenSourceFetchOptions::new().with_room_name("demo").with_participant_name("Ada")`

const file = (
  imports: string,
  source: string,
  before = "",
  options = OPTIONS,
) => `use livekit::{Room, RoomOptions};
${imports}
${before}
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    ${source}
    ${options ? `let options = ${options};\n    ` : ""}let credentials = source.fetch(${options && "&options"}).await?;

    let (url, token) = (credentials.server_url, credentials.participant_token);
    let (room, mut events) = Room::connect(&url, &token, RoomOptions::default()).await?;
    println!("In {}", room.name());
    while let Some(event) = events.recv().await {
        println!("{event:?}");
    }
    Ok(())
}
`

export const rust: Platform = {
  id: "rust",
  name: "Rust",
  language: "Rust",
  install: {
    code: `cargo add livekit --features rustls-tls-native-roots
cargo add livekit-token-source --features rustls-tls-native-roots
cargo add tokio --features full`,
    language: "Shell",
  },
  snippets: {
    endpoint: (addresses) => ({
      code: file(
        "use livekit_token_source::{endpoint, TokenSourceConfigurable, TokenSourceFetchOptions};",
        `let source = endpoint("${endpointOf(addresses)}");`,
      ),
    }),
    development: (addresses) => ({
      code: file(
        "use livekit_token_source::{endpoint, TokenSourceConfigurable, TokenSourceFetchOptions};",
        `let source = endpoint("${developmentServerOf(addresses)}")
        .with_header("X-Sandbox-ID", "${PLACEHOLDER_ID}");`,
      ),
      note: "The crate’s own development_token_server asks LiveKit Cloud only. This one asks here.",
    }),
    custom: (addresses) => ({
      code: file(
        `use livekit_token_source::{
    endpoint, TokenSourceConfigurable, TokenSourceFetchOptions, TokenSourceResponse, TokenSourceResult,
};`,
        "let source = SignedIn;",
        `
struct SignedIn;

#[async_trait::async_trait]
impl TokenSourceConfigurable for SignedIn {
    async fn fetch(&self, options: &TokenSourceFetchOptions) -> TokenSourceResult<TokenSourceResponse> {
        // access_token is yours: it gives what your sign-in gave the person, refreshed if need be.
        endpoint("${endpointOf(addresses)}")
            .with_header("Authorization", format!("Bearer {}", access_token().await))
            .fetch(options)
            .await
    }
}
`,
      ),
      note: "Needs one more crate: cargo add async-trait",
    }),
    literal: ({ serverUrl }) => ({
      code: file(
        "use livekit_token_source::{literal, TokenSourceFixed};",
        `let source = literal("${serverUrl}", "${PLACEHOLDER_TOKEN}");`,
        "",
        "",
      ),
    }),
  },
}
