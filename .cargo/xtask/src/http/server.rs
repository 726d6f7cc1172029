//! Listening on this machine only, one thread for each connection.

use crate::{
    failure::Failure,
    http::{reply::Reply, request::Request, site::Site},
};
use std::{
    io::{self, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::Arc,
    thread,
    time::Duration,
};

/// How long a silent connection is kept.
const PATIENCE: Duration = Duration::from_secs(60);

/// Serves the site until the process ends. Port 0 takes any that is free.
pub fn run(site: Site, port: u16) -> Result<(), Failure> {
    let failed = |cause| Failure::Listen { port, cause };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    println!("Afterword is at http://{address}{}", site.base());
    let site = Arc::new(site);
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        // A browser that goes away in the middle of an answer is no one's fault.
        thread::spawn(move || drop(converse(stream, &site)));
    }
    Ok(())
}

fn converse(mut stream: TcpStream, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut from = BufReader::new(stream.try_clone()?);
    while let Some(request) = Request::read(&mut from)? {
        Reply::to(&request, site).write(request.stays, &mut stream)?;
        if !request.stays {
            break;
        }
    }
    Ok(())
}
