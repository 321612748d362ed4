# Sourced by ./run and ./test: what they need from the machine, installed where it is missing.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# The SDK on PATH, or where its install script puts it.
need_sdk() {
  if ! dotnet --version >/dev/null 2>&1 && [ -x "${HOME:-/nonexistent}/.dotnet/dotnet" ]; then
    export DOTNET_ROOT="$HOME/.dotnet" PATH="$HOME/.dotnet:$PATH"
  fi
  case "$(dotnet --version 2>/dev/null || true)" in
    10.*) ;;
    *)
      fail 'The .NET 10 SDK is missing. This command gets it:' \
        'Thiếu .NET 10 SDK. Lệnh sau sẽ cài đặt:' \
        '  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0'
      ;;
  esac
}

# apt_install WHY PACKAGE...
apt_install() {
  local why=$1 root=()
  shift
  command -v apt-get >/dev/null ||
    fail "$why and this machine has no apt-get. Install it by hand: $*"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "$why. As root: apt-get install $*"
    root=(sudo)
  fi
  echo "Installing $*"
  "${root[@]}" apt-get update -q >/dev/null || true # an old list is good enough where the newest cannot be had
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >/dev/null ||
    fail "$why and apt-get could not install it: $*"
}

# The server programs, of version 15 or later; the same folders as in SocialPay.LocalDatabase.
has_postgresql() {
  local folder version
  local folders=(/usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin)
  IFS=: read -ra path <<<"$PATH"
  for folder in "${path[@]}" "${folders[@]}"; do
    [ -x "$folder/postgres" ] && [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] || continue
    version=$("$folder/postgres" --version | sed -n 's/.*(PostgreSQL) \([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 15 ] && return 0
  done
  return 1
}

need_postgresql() {
  has_postgresql && return
  apt_install 'PostgreSQL 15 or later is missing' postgresql postgresql-contrib
  has_postgresql || fail \
    'The PostgreSQL of this distribution is older than 15. Take it from postgresql.org:' \
    'PostgreSQL của bản phân phối này cũ hơn 15. Hãy cài từ postgresql.org:' \
    '  sudo apt-get install -y postgresql-common && sudo /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y && sudo apt-get install -y postgresql-17' \
    'or set ConnectionStrings__SocialPay.'
}

need_chromium() {
  [ -x /usr/bin/chromium ] && return
  apt_install 'The browser tests need /usr/bin/chromium' chromium
  [ -x /usr/bin/chromium ] || fail 'The browser tests need /usr/bin/chromium; the package chromium of this distribution does not bring it.'
}
