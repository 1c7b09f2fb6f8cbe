/** Finds a Chromium for the browser tests, and installs Debian's where there is none and we may. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/snap/bin/chromium'];

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(':')
    .map((folder) => `${folder}/${name}`)
    .find((path) => existsSync(path));
}

function installed() {
  const given = process.env.SOJOURN_CHROMIUM;
  if (given && existsSync(given)) return given;
  return names.map(onPath).find(Boolean) ?? places.find((path) => existsSync(path));
}

function install() {
  const quiet = {
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [program, ...rest] = [...sudo, 'apt-get', ...args];
    execFileSync(program, rest, quiet);
  };
  process.stderr.write('Installing Chromium for the browser tests...\n');
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
}

/** Path of a Chromium; throws with what to do when there is none and none could be installed. */
export async function findBrowser() {
  const found = installed();
  if (found) return found;
  try {
    install();
  } catch (error) {
    throw new Error('The browser tests need Chromium. Install it, or set SOJOURN_CHROMIUM to its path.', {
      cause: error,
    });
  }
  const now = installed();
  if (!now) throw new Error('Chromium was installed but not found. Set SOJOURN_CHROMIUM to its path.');
  return now;
}
