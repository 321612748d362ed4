using SocialPay.Domain.Common;
using SocialPay.Domain.Payroll;

namespace SocialPay.Application.Batches;

/// <summary>What can be refused about the exchange of files with providers.</summary>
public static class BatchErrors
{
    /// <summary>Only an approved run goes to providers.</summary>
    public static Error NotApproved(PayrollRunState state) => new("Batches.NotApproved", state);

    /// <summary>The folder does not take the files: no room, no right, or not a folder.</summary>
    public static Error FolderNotWritable(string folder) => new("Batches.FolderNotWritable", folder);
}
