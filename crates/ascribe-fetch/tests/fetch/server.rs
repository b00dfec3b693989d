//! A web server in the process of the test. It is written by hand, since it must also answer as no sound server does: too slowly, too
//! much, and not what it announced.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// A web server. It ends with the process.
pub(crate) struct Server {
    /// Where it is: "127.0.0.1:40123".
    pub(crate) at: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

/// What was asked of it.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The path and the query.
    pub(crate) path: String,
    /// The headers, as they came.
    pub(crate) headers: String,
    /// When it was asked.
    pub(crate) when: Instant,
}

/// What it answers.
pub(crate) enum Reply {
    /// These bytes, head and all.
    Bytes(Vec<u8>),
    /// These bytes, and then a byte after each such time.
    Drip(Vec<u8>, Duration),
    /// These bytes, and then more of the same without end.
    Endless(Vec<u8>),
}

impl Server {
    /// A server that answers so.
    pub(crate) fn new(reply: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let at = listener.local_addr().expect("an address").to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (reply, list) = (Arc::new(reply), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (reply, list) = (Arc::clone(&reply), Arc::clone(&list));
                thread::spawn(move || serve(&stream, &list, &*reply));
            }
        });
        Self { at, asked }
    }

    /// The address of what is at that path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    /// What was asked of it so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The paths that were asked for so far.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.path).collect()
    }
}

/// A sound answer.
pub(crate) fn reply(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Reply {
    let body = body.as_ref();
    let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    Reply::Bytes([head.as_bytes(), body].concat())
}

/// That nothing is there.
pub(crate) fn nothing() -> Reply {
    reply("404 Not Found", &[], "nothing here")
}

fn serve(stream: &TcpStream, list: &Mutex<Vec<Asked>>, reply: &dyn Fn(&Asked) -> Reply) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let Some(path) = lines.next().and_then(|line| line.split(' ').nth(1).map(str::to_owned)) else { return };
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let asked = Asked { path, headers: headers.join("\n"), when: Instant::now() };
    list.lock().unwrap_or_else(PoisonError::into_inner).push(asked.clone());
    // Who asked may not want to hear the end.
    let _ = answer(stream, reply(&asked));
}

fn answer(mut stream: &TcpStream, reply: Reply) -> io::Result<()> {
    match reply {
        Reply::Bytes(bytes) => stream.write_all(&bytes),
        Reply::Drip(bytes, pause) => {
            stream.write_all(&bytes)?;
            loop {
                thread::sleep(pause);
                stream.write_all(b"x")?;
            }
        }
        Reply::Endless(bytes) => {
            stream.write_all(&bytes)?;
            loop {
                stream.write_all(&[b'x'; 1 << 16])?;
            }
        }
    }
}
