using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace SocialPay.EndToEnd.Tests.Line;

/// <summary>
/// A line as a commune office has it, between a browser and the site: so many bits a second in each direction for all connections
/// together, and a delay. The browser's own throttle leaves web sockets out. Counts what comes down.
/// </summary>
internal sealed class SlowLine : IAsyncDisposable
{
    // As much as a packet holds.
    private const int Piece = 1460;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly IPEndPoint site;
    private readonly TimeSpan oneWay;
    private readonly Direction down;
    private readonly Direction up;
    private readonly Task accepting;

    /// <param name="bitsPerSecond">In each direction.</param>
    /// <param name="roundTrip">There and back.</param>
    public SlowLine(Uri site, int bitsPerSecond, TimeSpan roundTrip)
    {
        this.site = new IPEndPoint(IPAddress.Loopback, site.Port);
        oneWay = roundTrip / 2;
        (down, up) = (new Direction(bitsPerSecond / 8), new Direction(bitsPerSecond / 8));
        listener.Start();
        Address = new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = AcceptAsync();
    }

    /// <summary>Where the browser finds the site, at the other end of the line.</summary>
    public Uri Address { get; }

    /// <summary>Bytes that came down so far, headers included.</summary>
    public long Received => down.Bytes;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> lines = [];
        try
        {
            while (true)
            {
                var browser = await listener.AcceptSocketAsync(closing.Token);
                lines.Add(CarryAsync(browser));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using var there = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (browser)
        {
            browser.NoDelay = true;
            try
            {
                // Opening a connection costs a round trip.
                await Task.Delay(2 * oneWay, closing.Token);
                await there.ConnectAsync(site, closing.Token);
                await Task.WhenAll(PumpAsync(browser, there, up), PumpAsync(there, browser, down));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // One of the two has hung up.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Direction direction)
    {
        var pieces = Channel.CreateBounded<(byte[] Bytes, TimeSpan At)>(new BoundedChannelOptions(256) { SingleReader = true, SingleWriter = true });
        var sending = SendAsync();
        try
        {
            while (true)
            {
                var buffer = new byte[Piece];
                var read = await from.ReceiveAsync(buffer, closing.Token);
                if (read == 0) break;
                await pieces.Writer.WriteAsync((buffer[..read], direction.Take(read) + oneWay), closing.Token);
            }
        }
        finally
        {
            pieces.Writer.TryComplete();
        }

        await sending;

        async Task SendAsync()
        {
            await foreach (var (bytes, at) in pieces.Reader.ReadAllAsync(closing.Token))
            {
                if (at - Direction.Now is { Ticks: > 0 } wait) await Task.Delay(wait, closing.Token);
                await to.SendAsync(bytes, closing.Token);
            }

            to.Shutdown(SocketShutdown.Send);
        }
    }

    /// <summary>One direction of the line: what is sent waits for what was sent before.</summary>
    private sealed class Direction(int bytesPerSecond)
    {
        private readonly Lock gate = new();
        private TimeSpan free;
        private long bytes;

        public static TimeSpan Now => TimeSpan.FromMilliseconds(Environment.TickCount64);

        public long Bytes => Interlocked.Read(ref bytes);

        /// <summary>When the last of so many bytes has left.</summary>
        public TimeSpan Take(int count)
        {
            lock (gate)
            {
                bytes += count;
                free = (free > Now ? free : Now) + TimeSpan.FromSeconds((double)count / bytesPerSecond);
                return free;
            }
        }
    }
}
