namespace SocialPay.LocalDatabase;

/// <summary>The private PostgreSQL cannot be had; the message tells an operator what to do, in English and Vietnamese.</summary>
public sealed class LocalDatabaseException : Exception
{
    public LocalDatabaseException(string message)
        : base(message)
    {
    }

    public LocalDatabaseException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal static LocalDatabaseException NoPostgreSql(string found) => new(
        $"PostgreSQL {ServerBinaries.OldestMajor} or later is needed, and {found}. Install it: apt-get install postgresql postgresql-contrib; "
        + "or set ConnectionStrings__SocialPay to the connection string of a running server.\n"
        + $"Cần PostgreSQL {ServerBinaries.OldestMajor} trở lên. Hãy cài đặt: apt-get install postgresql postgresql-contrib; "
        + "hoặc đặt ConnectionStrings__SocialPay là chuỗi kết nối tới một máy chủ đang chạy.");

    /// <summary>A step of PostgreSQL's own programs failed: their words are kept, since they name the cause.</summary>
    internal static LocalDatabaseException StepFailed(string step, string folder, string output) => new(
        $"The private PostgreSQL in {folder} failed: {step}.\nPostgreSQL riêng ở {folder} gặp lỗi.\n{output.Trim()}");
}
