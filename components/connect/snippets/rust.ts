import {
  developmentServerUrl,
  endpointUrl,
  PLACEHOLDER_ID,
  PLACEHOLDER_TOKEN,
  type Platform,
} from "./platform"

const OPTIONS = `TokenSourceFetchOptions::new().with_room_name("demo").with_participant_name("Ada")`

export const rust: Platform = {
  id: "rust",
  name: "Rust",
  language: "Rust",
  install: `cargo add livekit --features rustls-tls-native-roots
cargo add livekit-token-source --features rustls-tls-native-roots
cargo add tokio --features full`,
  snippets: {
    endpoint: (addresses) => ({
      code: program(
        "use livekit_token_source::{endpoint, TokenSourceConfigurable, TokenSourceFetchOptions};",
        `let source = endpoint("${endpointUrl(addresses)}");`,
      ),
    }),
    development: (addresses) => ({
      code: program(
        "use livekit_token_source::{endpoint, TokenSourceConfigurable, TokenSourceFetchOptions};",
        `let source = endpoint("${developmentServerUrl(addresses)}")
        .with_header("X-Sandbox-ID", "${PLACEHOLDER_ID}");`,
      ),
      note: "The crate’s own development_token_server always calls LiveKit Cloud. This one calls this app.",
    }),
    custom: (addresses) => ({
      code: program(
        `use livekit_token_source::{
    endpoint, TokenSourceConfigurable, TokenSourceFetchOptions, TokenSourceResponse, TokenSourceResult,
};`,
        "let source = SignedIn;",
        `
struct SignedIn;

#[async_trait::async_trait]
impl TokenSourceConfigurable for SignedIn {
    async fn fetch(&self, options: &TokenSourceFetchOptions) -> TokenSourceResult<TokenSourceResponse> {
        // Your own access_token() returns the signed-in user's token, refreshed if needed.
        endpoint("${endpointUrl(addresses)}")
            .with_header("Authorization", format!("Bearer {}", access_token().await))
            .fetch(options)
            .await
    }
}
`,
      ),
      note: "Needs another crate: cargo add async-trait",
    }),
    literal: ({ serverUrl }) => ({
      code: program(
        "use livekit_token_source::{literal, TokenSourceFixed};",
        `let source = literal("${serverUrl}", "${PLACEHOLDER_TOKEN}");`,
        "",
        "",
      ),
    }),
  },
}

function program(imports: string, source: string, before = "", options = OPTIONS): string {
  return `use livekit::{Room, RoomOptions};
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
}
