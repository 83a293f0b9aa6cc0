//! Requests tokens from an app with LiveKit's Rust token sources and prints each result as a line of JSON.
//!
//!     cargo run -- http://localhost:3000 any-id

use livekit_token_source::{
    endpoint, literal, TokenSourceConfigurable, TokenSourceError, TokenSourceFetchOptions,
    TokenSourceFixed, TokenSourceResponse, TokenSourceResult,
};
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let app = arguments.next().expect("the app's address");
    let development_id = arguments
        .next()
        .expect("the ID of its development token server");

    let options = TokenSourceFetchOptions::new()
        .with_room_name("from-rust")
        .with_participant_name("Ferris")
        .with_participant_attribute("claws", "2")
        .with_agent_name("greeter");

    let standard = endpoint(format!("{app}/api/token")).cached();
    let first = standard.fetch(&options).await;
    print("endpoint", &first);
    print("cached", &standard.fetch(&options).await);
    let answer = first.expect("a token");
    print(
        "literal",
        &literal(answer.server_url, answer.participant_token)
            .fetch()
            .await,
    );

    // This crate's `development_token_server` supports only LiveKit Cloud; this sends the same request to the app.
    let development = endpoint(format!("{app}/api/v2/sandbox/connection-details"))
        .with_header("X-Sandbox-ID", development_id);
    print("development", &development.fetch(&options).await);

    let refused = TokenSourceFetchOptions::new().with_participant_identity("somebody");
    print("refused", &standard.fetch(&refused).await);
}

fn print(source: &str, result: &TokenSourceResult<TokenSourceResponse>) {
    let line = match result {
        Ok(answer) => {
            json!({ "serverUrl": answer.server_url, "participantToken": answer.participant_token })
        }
        Err(TokenSourceError::Server { status, body }) => json!({ "status": status, "body": body }),
        Err(error) => json!({ "error": error.to_string() }),
    };
    println!("{}", json!([source, line]));
}
